package org.reentryhub.ladder;

/** How far up its receiver's ladder a message is. It stays the same message, under the same id, by whatever way. */
enum Rung {
    /** It waits for the receiver's people too, who are told so by mail. */
    INBOX,
    /** Somebody has been asked to telephone them. */
    TELEPHONE
}
