package org.reentryhub.custody;

/** Which event it is: the same source and id is the same event, whatever else differs. */
record EventKey(String source, String id) {}
