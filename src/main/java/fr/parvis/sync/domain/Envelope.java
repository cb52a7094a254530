package fr.parvis.sync.domain;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A command as it arrived, before anybody looked inside.
 *
 * @param form version of the layout of its payload
 */
record Envelope(UUID id, int form, String type, JsonNode payload) {

    /** How the device names the command, whatever that is worth. */
    static String nameOf(JsonNode command) {
        var name = command.path("id").asString("");
        return name.length() <= 64 ? name : name.substring(0, 64);
    }

    /** The command's identifier, when it is one. */
    static @Nullable UUID idOf(JsonNode command) {
        var text = command.path("id").asString("").toLowerCase(Locale.ROOT);
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(text) : null;
    }

    static Envelope of(UUID id, JsonNode command) {
        var payload = command.get("payload");
        return new Envelope(
                id,
                command.path("form").asInt(0),
                command.path("type").asString(""),
                payload == null ? MissingNode.getInstance() : payload);
    }
}
