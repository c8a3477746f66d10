package org.reentryhub.config;

import org.reentryhub.custody.Alerts;
import org.reentryhub.delivery.OperatorAlarm;
import org.springframework.stereotype.Component;

/** Makes a delivery's alarms alerts, which deliveries know nothing of. */
@Component
class PartnerAlarms implements OperatorAlarm {
    private final Alerts alerts;

    PartnerAlarms(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public void raise(String code, String partner, String words) {
        alerts.raise(null, null, code, about(partner) + words);
    }

    @Override
    public void over(String code, String partner) {
        alerts.closeForOperators(code, about(partner));
    }

    private static String about(String partner) {
        return partner + ": ";
    }
}
