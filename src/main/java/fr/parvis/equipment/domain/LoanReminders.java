// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.equipment.EquipmentSettings;
import fr.parvis.messages.Messages;
import fr.parvis.messages.Recipient;
import fr.parvis.messages.Template;
import fr.parvis.network.LocalDays;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Messages to persons some days before a loan ends, where they agreed to be contacted; withdrawn when the item comes back. */
@Component
public class LoanReminders {
    /** Kind of the subject: one item is lent once at a time. */
    public static final String KIND = "equipment";

    private static final LocalTime AT = LocalTime.of(10, 0);

    private final Messages messages;
    private final LocalDays localDays;
    private final Clock clock;
    private final int daysAhead;

    LoanReminders(Messages messages, LocalDays localDays, Clock clock, EquipmentSettings settings) {
        this.messages = messages;
        this.localDays = localDays;
        this.clock = clock;
        this.daysAhead = settings.remindDaysAhead();
    }

    /** Plans the reminder of a loan in place of an earlier one; none under a card, without an end, or where its time is past. */
    void plan(Handover loan, UUID point) {
        withdraw(loan.item());
        var person = loan.person();
        var due = loan.due();
        if (person == null || due == null) return;
        var zone = localDays.zoneAt(point);
        var at = due.minusDays(daysAhead).atTime(AT).atZone(zone).toInstant();
        if (at.isBefore(clock.instant())) return;
        messages.ask(new Messages.Request(
                about(loan.item()),
                "loan " + loan.id() + " until " + due,
                new Recipient.OfFile(person),
                new Template("equipment.reminder", List.of(due)),
                at,
                due.plusDays(1).atStartOfDay(zone).toInstant(),
                null));
    }

    void withdraw(UUID item) {
        messages.withdraw(about(item));
    }

    static Messages.Subject about(UUID item) {
        return new Messages.Subject(KIND, item);
    }
}
