// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.queue.domain.QueueCommand;
import fr.parvis.queue.domain.QueueCommand.Act;
import fr.parvis.queue.domain.Reason.Leaving;
import fr.parvis.queue.domain.Reason.Priority;
import fr.parvis.queue.domain.Reason.Refusing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A command as it is sent, by a form of ours or by a device; {@code docs/queue.md} says which type takes what. */
@Schema(name = "QueueCommand")
record CommandBody(
        @Schema(description = "UUID version 7 made on the device; the same twice is once") @Nullable
        UUID command,

        @Nullable UUID point,

        @Schema(
                allowableValues = {
                    "give",
                    "call-next",
                    "call",
                    "recall",
                    "put-back",
                    "end",
                    "leave",
                    "refuse",
                    "prioritise",
                    "come-back"
                })
        @Nullable
        String type,

        @Schema(description = "UUID version 7 made on the device for give") @Nullable
        UUID ticket,

        @Schema(description = "code of a family of themes") @Nullable
        String need,

        @Schema(description = "1 when left out") @Nullable Integer persons,
        @Nullable String language,

        @Schema(description = "for give") @Nullable String priority,

        @Schema(description = "for leave, refuse and prioritise") @Nullable
        String reason,

        @Schema(description = "for come-back: when") @Nullable
        Instant at) {

    /** Content of the body. */
    sealed interface Reading {
        /** A command. */
        record Read(QueueCommand command) implements Reading {}

        /** A reason that this server does not know. */
        record UnknownCode(UUID point) implements Reading {}

        /** Something that it needs is not there. */
        record Malformed() implements Reading {}
    }

    Reading read() {
        if (command == null || point == null || type == null) return new Reading.Malformed();
        var id = command;
        var place = point;
        return switch (type) {
            case "give" ->
                ticket == null
                        ? new Reading.Malformed()
                        : coded(
                                priority,
                                Priority::of,
                                why -> done(
                                        id,
                                        place,
                                        new QueueCommand.Give(ticket, tidy(need), howMany(), tidy(language), why)),
                                place);
            case "call-next" -> done(id, place, new QueueCommand.CallNext());
            case "call" -> about(id, place, QueueCommand.Call::new);
            case "recall" -> about(id, place, QueueCommand.Recall::new);
            case "put-back" -> about(id, place, QueueCommand.PutBack::new);
            case "end" -> about(id, place, QueueCommand.End::new);
            case "leave" ->
                ticket == null || blank(reason)
                        ? new Reading.Malformed()
                        : Leaving.of(orEmpty(reason))
                                .map(why -> done(id, place, new QueueCommand.Leave(ticket, why)))
                                .orElseGet(() -> new Reading.UnknownCode(place));
            case "refuse" ->
                blank(reason)
                        ? new Reading.Malformed()
                        : Refusing.of(orEmpty(reason))
                                .map(why -> done(id, place, new QueueCommand.Refuse(ticket, why, howMany())))
                                .orElseGet(() -> new Reading.UnknownCode(place));
            case "prioritise" ->
                ticket == null
                        ? new Reading.Malformed()
                        : coded(
                                reason,
                                Priority::of,
                                why -> done(id, place, new QueueCommand.Prioritise(ticket, why)),
                                place);
            case "come-back" ->
                ticket == null || at == null
                        ? new Reading.Malformed()
                        : done(id, place, new QueueCommand.ComeBack(ticket, at));
            default -> new Reading.Malformed();
        };
    }

    private int howMany() {
        return persons == null ? 1 : persons;
    }

    private Reading about(UUID id, UUID place, Function<UUID, Act> act) {
        return ticket == null ? new Reading.Malformed() : done(id, place, act.apply(ticket));
    }

    private static Reading done(UUID id, UUID place, Act act) {
        return new Reading.Read(new QueueCommand(id, place, act));
    }

    private static <E> Reading coded(
            @Nullable String code,
            Function<String, Optional<E>> known,
            Function<@Nullable E, Reading> then,
            UUID place) {
        if (code == null || code.isBlank()) return then.apply(null);
        var found = known.apply(code);
        return found.isPresent() ? then.apply(found.get()) : new Reading.UnknownCode(place);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String tidy(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
