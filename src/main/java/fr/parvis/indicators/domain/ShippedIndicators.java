// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.indicators.Condition;
import fr.parvis.indicators.Condition.OneOf;
import fr.parvis.indicators.Condition.Said;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.Measure;
import fr.parvis.indicators.Unit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Indicators that come with Parvis, in the order in which they are offered. A change of what one counts raises its version. */
final class ShippedIndicators {
    private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

    static final List<Indicator> ALL = List.of(
            number("visits", Fact.VISIT, Unit.VISITS),
            of("persons", Fact.VISIT, Measure.PERSONS, Unit.PERSONS),
            number("visits-first", Fact.VISIT, Unit.VISITS, one(Dimension.FIRST_VISIT, "yes")),
            number("visits-telephone", Fact.VISIT, Unit.VISITS, one(Dimension.PRESENCE, "telephone")),
            number("visits-home", Fact.VISIT, Unit.VISITS, one(Dimension.PRESENCE, "home-visit")),
            number("visits-outgoing", Fact.VISIT, Unit.VISITS, one(Dimension.DIRECTION, "outgoing")),
            number("requests", Fact.REQUEST, Unit.REQUESTS),
            of("minutes", Fact.REQUEST, Measure.MINUTES, Unit.MINUTES),
            number("requests-settled", Fact.REQUEST, Unit.REQUESTS, one(Dimension.RESULT, "settled")),
            number("requests-referred", Fact.REQUEST, Unit.REQUESTS, one(Dimension.RESULT, "referred")),
            number("requests-walls", Fact.REQUEST, Unit.REQUESTS, new Said(Dimension.BLOCKER)),
            number("requests-digital", Fact.REQUEST, Unit.REQUESTS, new Said(Dimension.SUPPORT)),
            number("requests-trained", Fact.REQUEST, Unit.REQUESTS, one(Dimension.SUPPORT, "trained")),
            number("requests-alone", Fact.REQUEST, Unit.REQUESTS, one(Dimension.AUTONOMY, "autonomous")),
            number("activities", Fact.ACTIVITY, Unit.ACTIVITIES),
            of("activity-persons", Fact.ACTIVITY, Measure.HEADCOUNT, Unit.PERSONS),
            of("activity-minutes", Fact.ACTIVITY, Measure.MINUTES, Unit.MINUTES),
            number("tickets-served", Fact.TICKET, Unit.TICKETS, one(Dimension.TICKET_END, "served")),
            number("tickets-left", Fact.TICKET, Unit.TICKETS, one(Dimension.TICKET_END, "left")),
            number("tickets-refused", Fact.TICKET, Unit.TICKETS, one(Dimension.TICKET_END, "refused")),
            number("calls", Fact.CALL, Unit.CALLS),
            number("calls-reached", Fact.CALL, Unit.CALLS, one(Dimension.CALL_RESULT, "reached")),
            number("items-lent", Fact.MOVEMENT, Unit.ITEMS, one(Dimension.MOVEMENT, "lent")),
            number("items-given", Fact.MOVEMENT, Unit.ITEMS, one(Dimension.MOVEMENT, "given", "sold")),
            number("appointments", Fact.APPOINTMENT, Unit.APPOINTMENTS),
            number(
                    "appointments-kept",
                    Fact.APPOINTMENT,
                    Unit.APPOINTMENTS,
                    one(Dimension.APPOINTMENT_STATE, "arrived")),
            number(
                    "appointments-missed",
                    Fact.APPOINTMENT,
                    Unit.APPOINTMENTS,
                    one(Dimension.APPOINTMENT_STATE, "absent")),
            number("assessments", Fact.ASSESSMENT, Unit.ASSESSMENTS),
            number("energy-homes", Fact.HOME, Unit.HOMES),
            number("contacts", Fact.CONTACT, Unit.CONTACTS),
            number("contacts-reached", Fact.CONTACT, Unit.CONTACTS, one(Dimension.CONTACT_RESULT, "reached")));

    private ShippedIndicators() {}

    private static Indicator number(String key, Fact fact, Unit unit, Condition... conditions) {
        return new Indicator(key, 1, ALWAYS, fact, Measure.NUMBER, List.of(conditions), unit);
    }

    private static Indicator of(String key, Fact fact, Measure measure, Unit unit) {
        return new Indicator(key, 1, ALWAYS, fact, measure, List.of(), unit);
    }

    private static Condition one(Dimension dimension, String... codes) {
        return new OneOf(dimension, Arrays.asList(codes));
    }
}
