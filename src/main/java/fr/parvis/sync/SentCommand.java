// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command as a device sent it.
 *
 * @param form version of the layout of its payload
 * @param device device that made it
 * @param seq the device's counter, which is the order of its commands; 0 for a device that knows none
 * @param at time when it was made, by a clock that was put right
 * @param shift to add to instants of its payload, because the device did not know how wrong its clock was
 */
public record SentCommand(
        UUID id, String type, int form, JsonNode payload, UUID device, long seq, Instant at, Duration shift) {

    /** An instant that the payload says, by a clock that was put right. */
    public Instant putRight(Instant said) {
        return said.plus(shift);
    }

    /** Copy of the payload without some fields, for {@link CommandHandler#toKeep}. */
    public JsonNode payloadWithout(String... fields) {
        return payload instanceof ObjectNode object ? object.deepCopy().remove(List.of(fields)) : payload;
    }
}
