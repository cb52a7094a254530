// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.domain;

import java.util.Arrays;
import java.util.List;

/** Events that an endpoint may subscribe to. */
public enum EventType {
    /** A file of results is ready for a partner. */
    LIST_HANDED_BACK("list.handed-back"),
    /** A partner said something of a referral. */
    REFERRAL_ANSWERED("referral.answered"),
    /** A point was created, changed, closed or opened again. */
    POINT_CHANGED("point.changed"),
    APPOINTMENT_BOOKED("appointment.booked"),
    /** A line of a contract is heading below what was promised. */
    CONTRACT_AT_RISK("contract.at-risk");

    /** Code of a trial, which goes to one endpoint whatever it asked for. */
    public static final String TRIAL = "webhook.trial";

    private final String code;

    EventType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(EventType::code).toList();
    }
}
