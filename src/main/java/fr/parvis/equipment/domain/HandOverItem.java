// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.audit.Journal;
import fr.parvis.equipment.EquipmentSettings;
import fr.parvis.network.LocalDays;
import fr.parvis.partners.Partners;
import fr.parvis.people.People;
import fr.parvis.sheets.Cards;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lends, gives or sells an item to a person, or lends it under a card in the house; and takes it back. */
@Component
@Transactional
public class HandOverItem {
    private static final int OF_AGE = 18;
    private static final int LONGEST_YEARS = 3;

    /**
     * @param handover made by who asks; the same twice is once
     * @param card and {@code person}: one of them
     * @param due null until further notice
     * @param cents of a sale
     */
    public record Command(
            UUID handover,
            UUID item,
            Handover.Kind kind,
            @Nullable UUID card,
            @Nullable UUID person,
            @Nullable LocalDate due,
            @Nullable String condition,
            @Nullable UUID partner,
            @Nullable Long cents,
            Signing signing) {}

    private final ItemTable items;
    private final HandoverTable handovers;
    private final MoveItem move;
    private final People people;
    private final Cards cards;
    private final Partners partners;
    private final LocalDays localDays;
    private final LoanReminders reminders;
    private final Journal journal;
    private final int highestPrice;

    HandOverItem(
            ItemTable items,
            HandoverTable handovers,
            MoveItem move,
            People people,
            Cards cards,
            Partners partners,
            LocalDays localDays,
            LoanReminders reminders,
            Journal journal,
            EquipmentSettings settings) {
        this.items = items;
        this.handovers = handovers;
        this.move = move;
        this.people = people;
        this.cards = cards;
        this.partners = partners;
        this.localDays = localDays;
        this.reminders = reminders;
        this.journal = journal;
        this.highestPrice = settings.highestPrice();
    }

    /** @return done with the item */
    public Outcome<UUID> handle(Command command) {
        return handle(command, null);
    }

    /**
     * Hands an item over, when it was done without a network.
     *
     * @param day on which it was; null for today
     * @return done with the item
     */
    Outcome<UUID> handle(Command command, @Nullable LocalDate day) {
        var it = items.findLocked(command.item).orElse(null);
        if (it == null) return MoveItem.unknown();
        if (handovers.find(command.handover).isPresent()) return new Outcome.Done<>(it.id());
        var kind = command.kind;
        if (!it.may(kind.move())) return MoveItem.refused(it, kind.move());
        var today = day == null ? localDays.todayAt(it.point()) : day;
        var problems = new ArrayList<Problem>();
        problems.addAll(borrower(command, today));
        if (kind == Handover.Kind.LOAN) problems.addAll(due(command.due, today));
        else problems.addAll(conditions(command));
        boolean away = command.card == null;
        if (away) problems.addAll(command.signing.problems());
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var price = command.cents;
        var handover = new Handover(
                command.handover,
                it.id(),
                kind,
                command.card,
                command.person,
                away,
                kind == Handover.Kind.LOAN ? command.due : null,
                kind == Handover.Kind.LOAN ? null : command.condition,
                kind == Handover.Kind.LOAN ? null : command.partner,
                kind == Handover.Kind.SALE && price != null ? (Integer) price.intValue() : null,
                today,
                ItemTable.account(),
                away ? command.signing.manner() : null,
                null,
                null,
                null,
                null);
        handovers.insert(handover);
        var signature = away ? command.signing.kept() : "";
        if (!signature.isEmpty()) handovers.keep(handover.id(), Moment.OUT, signature);
        move.move(Ids.next(), it, kind.move());
        reminders.plan(handover, it.point());
        contacted(handover, today);
        return new Outcome.Done<>(it.id());
    }

    private List<Problem> borrower(Command command, LocalDate today) {
        if (command.card == null && command.person == null)
            return List.of(Problem.of("borrower", "equipment.problem.borrower"));
        if (command.card != null && command.person != null)
            return List.of(Problem.of("borrower", "equipment.problem.borrower-both"));
        if (command.card != null) {
            if (command.kind != Handover.Kind.LOAN)
                return List.of(Problem.of("borrower", "equipment.problem.card-keeps-nothing"));
            return cards.reads(command.card) ? List.of() : List.of(Problem.of("borrower", "equipment.problem.card"));
        }
        var person = command.person == null ? null : people.find(command.person).orElse(null);
        if (person == null) return List.of(Problem.of("borrower", "equipment.problem.person"));
        var born = person.birthYear();
        if (command.kind != Handover.Kind.LOAN && born != null && today.getYear() - born < OF_AGE)
            return List.of(Problem.of("borrower", "equipment.problem.minor"));
        return List.of();
    }

    private static List<Problem> due(@Nullable LocalDate due, LocalDate today) {
        if (due == null) return List.of();
        if (due.isBefore(today)) return List.of(Problem.of("due", "equipment.problem.due-past"));
        if (due.isAfter(today.plusYears(LONGEST_YEARS)))
            return List.of(Problem.of("due", "equipment.problem.due-far", LONGEST_YEARS));
        return List.of();
    }

    private List<Problem> conditions(Command command) {
        var problems = new ArrayList<Problem>();
        var condition = command.condition;
        if (condition == null || !Handover.CONDITIONS.contains(condition))
            problems.add(Problem.of("condition", "equipment.problem.condition"));
        if (command.partner != null && partners.find(command.partner).isEmpty())
            problems.add(Problem.of("partner", "equipment.problem.partner"));
        else if ("referred".equals(condition) && command.partner == null)
            problems.add(Problem.of("partner", "equipment.problem.referred-by"));
        var cents = command.cents;
        if (command.kind == Handover.Kind.SALE && (cents == null || cents < 0 || cents > highestPrice * 100L))
            problems.add(Problem.of("price", "equipment.problem.price", highestPrice));
        return problems;
    }

    /**
     * Takes a lent item back, with the signature of who brings it, or without when somebody else does.
     *
     * @param handover the loan that was shown
     */
    public Outcome<UUID> takeBack(UUID handover, String state, Signing signing, boolean nobodySigns) {
        return takeBack(handover, state, nobodySigns ? null : signing, null);
    }

    /**
     * Takes a lent item back, when it was done without a network.
     *
     * @param signing null when nobody signs
     * @param day on which it came back; null for today
     */
    Outcome<UUID> takeBack(UUID handover, String state, @Nullable Signing signing, @Nullable LocalDate day) {
        var known = handovers.find(handover).orElse(null);
        if (known == null) return Outcome.refused("", "equipment.problem.never-lent");
        var it = items.findLocked(known.item()).orElseThrow();
        var lent = handovers.find(handover).orElseThrow();
        if (lent.kind() != Handover.Kind.LOAN)
            return Outcome.refused("", "equipment.problem.is-" + it.state().code());
        var backOn = lent.backOn();
        if (backOn != null)
            return ItemTable.account().equals(lent.backBy()) && state.equals(lent.backState())
                    ? new Outcome.Done<>(it.id())
                    : Outcome.refused("", "equipment.problem.back-already", backOn);
        var problems = new ArrayList<Problem>();
        if (!Handover.BACK_STATES.contains(state)) problems.add(Problem.of("state", "equipment.problem.back-state"));
        var signed = lent.away() ? signing : null;
        if (signed != null) problems.addAll(signed.problems());
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var today = day == null || day.isBefore(lent.outOn()) ? localDays.todayAt(it.point()) : day;
        reminders.withdraw(it.id());
        handovers.end(handover, today, signed == null ? null : signed.manner(), state);
        var signature = signed == null ? "" : signed.kept();
        if (!signature.isEmpty()) handovers.keep(handover, Moment.BACK, signature);
        move.move(Ids.next(), it, Move.RETURNED);
        contacted(lent, today);
        return new Outcome.Done<>(it.id());
    }

    /** Another end, or none. */
    public Outcome<UUID> prolong(UUID handover, @Nullable LocalDate due) {
        var lent = handovers.find(handover).orElse(null);
        if (lent == null) return Outcome.refused("", "equipment.problem.never-lent");
        var it = items.findLocked(lent.item()).orElseThrow();
        var problems = due(due, localDays.todayAt(it.point()));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        if (!handovers.prolong(handover, due)) return Outcome.refused("", "equipment.problem.over");
        reminders.plan(handovers.find(handover).orElseThrow(), it.point());
        journal.note("equipment.prolonged", it.id().toString(), Map.of());
        contacted(lent, localDays.todayAt(it.point()));
        return new Outcome.Done<>(it.id());
    }

    private void contacted(Handover handover, LocalDate today) {
        if (handover.person() != null) people.contacted(handover.person(), today);
        if (handover.card() != null) cards.touch(handover.card());
    }
}
