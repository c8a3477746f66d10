package org.reentryhub.delivery;

/** Where operators hear that a partner needs them, and that it does not any more. */
public interface OperatorAlarm {

    /**
     * Raises an alarm; one that stands already is not raised again.
     *
     * @param code what it is about, as a closed word
     * @param words a sentence, without personal data
     */
    void raise(String code, String partner, String words);

    /** Ends all alarms of that code about the partner. */
    void over(String code, String partner);
}
