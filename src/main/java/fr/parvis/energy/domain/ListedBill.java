// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import fr.parvis.energy.domain.clock.Answer;
import fr.parvis.energy.domain.clock.Bill;
import fr.parvis.energy.domain.clock.Cheque;
import fr.parvis.energy.domain.clock.Contract;
import fr.parvis.energy.domain.clock.EventsSinceBill;
import fr.parvis.energy.domain.clock.Facts;
import fr.parvis.energy.domain.clock.Household;
import fr.parvis.energy.domain.clock.Letter;
import fr.parvis.energy.domain.clock.Letters;
import fr.parvis.energy.domain.clock.Meter;
import fr.parvis.energy.domain.clock.Supply;
import fr.parvis.outreach.Urgency;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partner's line about a debt, as facts of an unpaid bill. A list tells little, so each fact is read against the household: the one letter it dates is
 * taken for the last before the partner acts, those that it does not date as sent on the first day they may, and a chèque énergie as known to the
 * supplier since today.
 */
final class ListedBill {
    private ListedBill() {}

    /** Nothing for a matter that no rule is about, such as rent. */
    static @Nullable Facts read(Urgency.Facts listed, LocalDate today) {
        var supply = supply(listed.matter());
        if (supply == null) return null;
        var letter = listed.lastLetterOn();
        boolean electricity = supply == Supply.ELECTRICITY;
        return new Facts(
                new Contract(
                        supply,
                        listed.supplier(),
                        electricity ? meter(listed.meter()) : Meter.UNKNOWN,
                        electricity ? listed.kva() : null,
                        answer(listed.mainHome())),
                new Bill(listed.issuedOn(), listed.payableBy(), listed.cents()),
                new Letters(Letter.LOST, letter == null ? Letter.LOST : Letter.of(letter), Letter.NONE),
                new Household(cheque(answer(listed.cheque()), today), Answer.UNKNOWN, null, Answer.UNKNOWN, null),
                new EventsSinceBill(List.of(), null, null, null));
    }

    /** A cheque of the campaign that runs: it begins on 1 April. */
    private static Cheque cheque(Answer held, LocalDate today) {
        return switch (held) {
            case YES -> Cheque.told(Cheque.campaign(today), today);
            case NO -> Cheque.NONE;
            case UNKNOWN -> Cheque.UNKNOWN;
        };
    }

    static @Nullable Supply supply(String matter) {
        return switch (matter) {
            case "electricity" -> Supply.ELECTRICITY;
            case "gas" -> Supply.GAS;
            case "heat" -> Supply.HEAT;
            case "water" -> Supply.WATER;
            default -> null;
        };
    }

    private static Meter meter(String key) {
        return switch (key) {
            case "linky" -> Meter.LINKY;
            case "other" -> Meter.OTHER;
            default -> Meter.UNKNOWN;
        };
    }

    private static Answer answer(String key) {
        return switch (key) {
            case "yes" -> Answer.YES;
            case "no" -> Answer.NO;
            default -> Answer.UNKNOWN;
        };
    }
}
