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

/** The indicators that come with Parvis, in the order in which they are offered. Whoever changes what one counts raises its version. */
final class ShippedIndicators {
    private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

    static final List<Indicator> ALL = List.of(
            of("visits", Fact.VISIT, Measure.NUMBER, Unit.VISITS),
            of("persons", Fact.VISIT, Measure.PERSONS, Unit.PERSONS),
            of("visits-first", Fact.VISIT, Measure.NUMBER, Unit.VISITS, one(Dimension.FIRST_VISIT, "yes")),
            of("visits-telephone", Fact.VISIT, Measure.NUMBER, Unit.VISITS, one(Dimension.PRESENCE, "telephone")),
            of("visits-home", Fact.VISIT, Measure.NUMBER, Unit.VISITS, one(Dimension.PRESENCE, "home-visit")),
            of("visits-outgoing", Fact.VISIT, Measure.NUMBER, Unit.VISITS, one(Dimension.DIRECTION, "outgoing")),
            of("requests", Fact.REQUEST, Measure.NUMBER, Unit.REQUESTS),
            of("minutes", Fact.REQUEST, Measure.MINUTES, Unit.MINUTES),
            of("requests-settled", Fact.REQUEST, Measure.NUMBER, Unit.REQUESTS, one(Dimension.RESULT, "settled")),
            of("requests-referred", Fact.REQUEST, Measure.NUMBER, Unit.REQUESTS, one(Dimension.RESULT, "referred")),
            of("requests-walls", Fact.REQUEST, Measure.NUMBER, Unit.REQUESTS, new Said(Dimension.BLOCKER)),
            of("requests-digital", Fact.REQUEST, Measure.NUMBER, Unit.REQUESTS, new Said(Dimension.SUPPORT)),
            of("requests-trained", Fact.REQUEST, Measure.NUMBER, Unit.REQUESTS, one(Dimension.SUPPORT, "trained")),
            of("requests-alone", Fact.REQUEST, Measure.NUMBER, Unit.REQUESTS, one(Dimension.AUTONOMY, "autonomous")),
            of("activities", Fact.ACTIVITY, Measure.NUMBER, Unit.ACTIVITIES),
            of("activity-persons", Fact.ACTIVITY, Measure.HEADCOUNT, Unit.PERSONS),
            of("activity-minutes", Fact.ACTIVITY, Measure.MINUTES, Unit.MINUTES),
            of("tickets-served", Fact.TICKET, Measure.NUMBER, Unit.TICKETS, one(Dimension.TICKET_END, "served")),
            of("tickets-left", Fact.TICKET, Measure.NUMBER, Unit.TICKETS, one(Dimension.TICKET_END, "left")),
            of("tickets-refused", Fact.TICKET, Measure.NUMBER, Unit.TICKETS, one(Dimension.TICKET_END, "refused")),
            of("calls", Fact.CALL, Measure.NUMBER, Unit.CALLS),
            of("calls-reached", Fact.CALL, Measure.NUMBER, Unit.CALLS, one(Dimension.CALL_RESULT, "reached")),
            of("items-lent", Fact.MOVEMENT, Measure.NUMBER, Unit.ITEMS, one(Dimension.MOVEMENT, "lent")),
            of("items-given", Fact.MOVEMENT, Measure.NUMBER, Unit.ITEMS, one(Dimension.MOVEMENT, "given", "sold")),
            of("appointments", Fact.APPOINTMENT, Measure.NUMBER, Unit.APPOINTMENTS),
            of(
                    "appointments-kept",
                    Fact.APPOINTMENT,
                    Measure.NUMBER,
                    Unit.APPOINTMENTS,
                    one(Dimension.APPOINTMENT_STATE, "arrived")),
            of(
                    "appointments-missed",
                    Fact.APPOINTMENT,
                    Measure.NUMBER,
                    Unit.APPOINTMENTS,
                    one(Dimension.APPOINTMENT_STATE, "absent")),
            of("assessments", Fact.ASSESSMENT, Measure.NUMBER, Unit.ASSESSMENTS),
            of("energy-homes", Fact.HOME, Measure.NUMBER, Unit.HOMES),
            of("contacts", Fact.CONTACT, Measure.NUMBER, Unit.CONTACTS),
            of(
                    "contacts-reached",
                    Fact.CONTACT,
                    Measure.NUMBER,
                    Unit.CONTACTS,
                    one(Dimension.CONTACT_RESULT, "reached")));

    private ShippedIndicators() {}

    private static Indicator of(String key, Fact fact, Measure measure, Unit unit, Condition... conditions) {
        return new Indicator(key, 1, ALWAYS, fact, measure, List.of(conditions), unit);
    }

    private static Condition one(Dimension dimension, String... codes) {
        return new OneOf(dimension, Arrays.asList(codes));
    }
}
