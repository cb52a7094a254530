// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.sheets.Cards;
import fr.parvis.sync.CommandHandler;
import fr.parvis.sync.ReadPayload;
import fr.parvis.sync.SentCommand;
import fr.parvis.sync.SyncProblems;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes loans and returns that were recorded on a device without a network; the payloads are told in {@code docs/equipment.md}. */
@Component
class LoanCommands implements CommandHandler {
    private static final String LEND = "equipment.lend";
    private static final String RETURN = "equipment.return";
    private static final String NOBODY = "none";

    /**
     * @param handover made on the device
     * @param card the code as it was typed; the server finds whose it is
     * @param person instead of a card
     * @param due null until further notice
     */
    record Lent(
            @Nullable UUID handover,
            @Nullable String label,
            @Nullable String card,
            @Nullable UUID person,
            @Nullable LocalDate due,
            @Nullable String manner,
            @Nullable String drawn,
            @Nullable String typed) {}

    /** @param handover the loan that the device knew, or made itself */
    record Returned(
            @Nullable UUID handover,
            @Nullable String label,
            @Nullable String state,
            @Nullable String manner,
            @Nullable String drawn,
            @Nullable String typed) {}

    private final HandOverItem handOver;
    private final ItemTable items;
    private final HandoverTable handovers;
    private final Cards cards;
    private final LocalDays localDays;
    private final ReadPayload read;

    LoanCommands(
            HandOverItem handOver,
            ItemTable items,
            HandoverTable handovers,
            Cards cards,
            LocalDays localDays,
            ReadPayload read) {
        this.handOver = handOver;
        this.items = items;
        this.handovers = handovers;
        this.cards = cards;
        this.localDays = localDays;
        this.read = read;
    }

    @Override
    public Map<String, Integer> forms() {
        return Map.of(LEND, 2, RETURN, 2);
    }

    @Override
    public CommandHandler.Outcome handle(SentCommand command) {
        var who = SignedIn.current();
        if (who == null || !who.may(Right.LEND_EQUIPMENT))
            return new CommandHandler.Outcome.Rejected(null, "", "equipment.problem.not-yours-to-lend");
        return command.type().equals(LEND)
                ? lend(command, read.of(command, Lent.class))
                : takeBack(command, read.of(command, Returned.class));
    }

    private CommandHandler.Outcome lend(SentCommand command, Lent said) {
        var id = said.handover();
        if (id == null) return new CommandHandler.Outcome.Rejected(null, SyncProblems.missing("handover"));
        var label = Label.read(Objects.requireNonNullElse(said.label(), "")).orElse(null);
        if (label == null) return new CommandHandler.Outcome.Rejected(id, "label", "equipment.problem.label");
        var it = items.find(label).orElse(null);
        if (it == null) return new CommandHandler.Outcome.Rejected(id, "label", "equipment.problem.label-not-ours");
        UUID card = null;
        var code = said.card();
        if (code != null && handovers.find(id).isEmpty())
            switch (cards.read(code)) {
                case Cards.Reading.Refused(var problem) -> {
                    return new CommandHandler.Outcome.Rejected(id, problem);
                }
                case Cards.Reading.Found(var found) -> card = found;
            }
        return answer(
                id,
                handOver.handle(
                        new HandOverItem.Command(
                                id,
                                it.id(),
                                Handover.Kind.LOAN,
                                card,
                                said.person(),
                                said.due(),
                                null,
                                null,
                                null,
                                signing(said.manner(), said.drawn(), said.typed())),
                        day(command, it)));
    }

    private CommandHandler.Outcome takeBack(SentCommand command, Returned said) {
        var id = said.handover();
        if (id == null) return new CommandHandler.Outcome.Rejected(null, SyncProblems.missing("handover"));
        var lent = handovers.find(id).orElse(null);
        if (lent == null) return new CommandHandler.Outcome.Rejected(id, "label", "equipment.problem.never-lent");
        return answer(
                id,
                handOver.takeBack(
                        id,
                        Objects.requireNonNullElse(said.state(), ""),
                        NOBODY.equals(said.manner()) ? null : signing(said.manner(), said.drawn(), said.typed()),
                        day(command, items.find(lent.item()).orElseThrow())));
    }

    /** The day of the device, put right; never one to come. */
    private LocalDate day(SentCommand command, Item it) {
        var today = localDays.todayAt(it.point());
        var day = LocalDate.ofInstant(command.at(), localDays.zoneAt(it.point()));
        return day.isAfter(today) ? today : day;
    }

    private static Signing signing(@Nullable String manner, @Nullable String drawn, @Nullable String typed) {
        return new Signing(
                Signing.Manner.of(manner),
                Objects.requireNonNullElse(drawn, ""),
                Objects.requireNonNullElse(typed, ""));
    }

    private static CommandHandler.Outcome answer(UUID id, fr.parvis.values.Outcome<UUID> outcome) {
        return switch (outcome) {
            case fr.parvis.values.Outcome.Done(var _) -> new CommandHandler.Outcome.Accepted(new Standing(id, 0, null));
            case fr.parvis.values.Outcome.Refused(var problems) -> new CommandHandler.Outcome.Rejected(id, problems);
            case fr.parvis.values.Outcome.Changed() ->
                new CommandHandler.Outcome.Rejected(id, Problem.of("", "equipment.problem.changed"));
        };
    }

    @Override
    public Optional<Review> review(SentCommand command, Locale locale) {
        var label = command.payload().path("label").asString("");
        return label.isEmpty()
                ? Optional.empty()
                : Optional.of(new Review(List.of(new Fact("equipment.field.label", Label.text(label))), null));
    }

    /** The command without signature and code of a card, which are not kept with commands to correct. */
    @Override
    public JsonNode toKeep(SentCommand command) {
        return command.payloadWithout("card", "drawn", "typed");
    }
}
