package org.reentryhub.health.transfer;

import java.util.EnumSet;
import java.util.Set;

/** Where a health transfer stands. Only the health unit ever sees it. */
public enum TransferState {
    /** The prison asked; health personnel decide (directory: {@code transfers: sign-off}). */
    AWAITING_SIGN_OFF,
    /** Its recipients are being found in the health unit's own data. */
    PREPARING,
    SENDING,
    /** Every recipient has it. */
    SENT,
    /** Somebody at the health unit has to look; its alerts say why. */
    NEEDS_ATTENTION,
    /** Health personnel let nothing leave for now. */
    HELD,
    /** Nothing leaves any more; what had left is taken back, unless it was a death that ended it. */
    STOPPED;

    /** The states that may follow. */
    public Set<TransferState> next() {
        return switch (this) {
            case AWAITING_SIGN_OFF -> EnumSet.of(PREPARING, STOPPED);
            case PREPARING -> EnumSet.of(SENDING, NEEDS_ATTENTION, HELD, STOPPED);
            case SENDING -> EnumSet.of(SENT, NEEDS_ATTENTION, HELD, STOPPED);
            case NEEDS_ATTENTION -> EnumSet.of(PREPARING, SENDING, SENT, STOPPED);
            case HELD -> EnumSet.of(PREPARING, SENDING, STOPPED);
            case SENT -> EnumSet.of(STOPPED);
            case STOPPED -> EnumSet.noneOf(TransferState.class);
        };
    }

    /** Whether health personnel may say that it goes on from here. */
    public boolean canBeSignedOff() {
        return this != HELD && next().contains(PREPARING);
    }

    /** Whether health personnel may let nothing leave for now. */
    public boolean canBeHeld() {
        return next().contains(HELD);
    }

    public boolean canBeStopped() {
        return next().contains(STOPPED);
    }

    /** Whether another transfer of the same person would double this one. */
    public boolean isOpen() {
        return this != SENT && this != STOPPED;
    }

    /** Whether a document may leave, or be prepared to. */
    public boolean letsGo() {
        return this != AWAITING_SIGN_OFF && this != HELD && this != STOPPED;
    }
}
