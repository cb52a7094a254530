// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import fr.parvis.shell.FormFields;
import fr.parvis.sync.ReadPayload;
import fr.parvis.sync.SentCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command as it arrived, before anybody looked inside.
 *
 * @param replaces the refused command that it says anew
 * @param after the command on the same subject that it was made on top of, before that one was answered
 */
public record ReceivedCommand(
        SentCommand command,
        @Nullable UUID replaces,
        @Nullable UUID after) {
    /** The form from which on commands say their counter and what they know of their clock. */
    static final int WITH_CLOCK = 2;

    /** A clock that is wrong by less is not put right: the line's own delay is in it. */
    private static final Duration TOLERATED = Duration.ofMinutes(2);

    UUID id() {
        return command.id();
    }

    /** How the device names the command, whatever that is worth. */
    static String nameOf(JsonNode command) {
        var name = command.path("id").asString("");
        return name.length() <= 64 ? name : name.substring(0, 64);
    }

    /** The command's identifier, when it is one. */
    static @Nullable UUID idOf(JsonNode command) {
        return uuid(command.path("id"));
    }

    /** The identifier that is written there, if it is one. */
    public static @Nullable UUID uuid(JsonNode node) {
        return FormFields.id(node.asString(""));
    }

    /** The place of the command in the order of its device; commands that say none keep the order of their batch. */
    static long seqOf(JsonNode command) {
        var seq = command.path("seq");
        return seq.isIntegralNumber() && seq.canConvertToLong() ? Math.max(0, seq.asLong()) : 0;
    }

    static ReceivedCommand of(UUID id, JsonNode command, Delivery delivery) {
        var wrong = delivery.wrong();
        int form = command.path("form").asInt(0);
        var shift = form >= WITH_CLOCK
                        && command.path("offset").isMissingNode()
                                | command.path("offset").isNull()
                        && wrong != null
                        && wrong.abs().compareTo(TOLERATED) > 0
                ? wrong
                : Duration.ZERO;
        var at = form >= WITH_CLOCK ? instant(command.path("at")) : null;
        var payload = command.get("payload");
        return new ReceivedCommand(
                new SentCommand(
                        id,
                        command.path("type").asString(""),
                        form,
                        payload == null ? MissingNode.getInstance() : payload,
                        delivery.device(),
                        seqOf(command),
                        at == null || !ReadPayload.isTime(at.plus(shift)) ? delivery.at() : at.plus(shift),
                        shift),
                uuid(command.path("replaces")),
                uuid(command.path("after")));
    }

    /**
     * This command, based on the version that is given.
     *
     * @param shift duration added to the times of what it was made on top of, which it says again as they were typed
     */
    ReceivedCommand basedOn(int version, Duration shift) {
        if (!(command.payload() instanceof ObjectNode payload)) return this;
        var based = payload.deepCopy().put("basedOn", version);
        return new ReceivedCommand(
                new SentCommand(
                        command.id(),
                        command.type(),
                        command.form(),
                        based,
                        command.device(),
                        command.seq(),
                        command.at(),
                        command.shift().isZero() ? shift : command.shift()),
                replaces,
                after);
    }

    /** The time that is written there, if it is one of a calendar of ours. */
    public static @Nullable Instant instant(JsonNode node) {
        try {
            var at = Instant.parse(node.asString(""));
            return ReadPayload.isTime(at) ? at : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
