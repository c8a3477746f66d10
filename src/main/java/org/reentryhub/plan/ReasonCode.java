package org.reentryhub.plan;

/**
 * Why something stands as it does. The code is what other languages translate; the template is English and knows
 * {@code {partner}}, {@code {days}} (since it is so) and {@code {date}}.
 */
public enum ReasonCode {
    NO_NEED("The mapping found no need"),
    NOT_MAPPED("The needs have not been mapped"),
    NEED_UNKNOWN("The record does not say whether there is a need here"),
    MAPPED("The needs are mapped"),
    NOT_ASKED("Nobody has been asked yet"),
    BLOCKED("Nothing can be sent: something is missing"),
    ON_ITS_WAY("Handed over, on its way to {partner}"),
    NOT_DELIVERED("{partner} could not be reached"),
    NOT_ANSWERED("{partner} has not answered for {days}"),
    IN_REVIEW("{partner} has been looking at it for {days}"),
    ASKS_FOR_MORE("{partner} has been waiting for more information for {days}"),
    WAITLISTED("{partner} has had the person on a waiting list for {days}"),
    ACCEPTED("{partner} accepted on {date}"),
    PLANNED("{partner} set an appointment on {date}"),
    IN_PROGRESS("{partner} has been at it since {date}"),
    FULFILLED("{partner} gave what was asked for on {date}"),
    NOT_FULFILLED("{partner} could not give what was asked for ({date})"),
    DECLINED("{partner} declined on {date}"),
    REDIRECTED("{partner} named somebody else on {date}"),
    ON_HOLD("On hold at {partner} since {date}"),
    HELD_BACK("What {partner} ought to know has been held back in the hub since {date}: see the alerts"),
    OFFICE_CHANGED("The record names {partner} now; the open referral is with another office"),
    CANCELLED("Cancelled on {date}"),
    HEALTH_NOT_REQUESTED("The health unit has not been asked"),
    HEALTH_REQUESTED("The health unit has been asked; what becomes of it is theirs to see"),
    ALL_ANSWERED("Everybody who was asked has answered"),
    TO_BE_DONE("Not noted as done"),
    RELEASE_DATE_PASSED("The release date has passed, and the prison has not said that the person is out"),
    NOT_TOLD("Nobody has told how it went"),
    TOLD("Noted");

    private final String template;

    ReasonCode(String template) {
        this.template = template;
    }

    String template() {
        return template;
    }
}
