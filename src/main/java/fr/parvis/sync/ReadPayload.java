// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reads the payload of a command into a record of its form; what the record does not know is passed over. */
@Component
public class ReadPayload {
    private static final Instant FAR = Instant.parse("2500-01-01T00:00:00Z");

    /** Whether an instant is between 1970 and the latest day that sums and the database can hold. */
    public static boolean isTime(Instant at) {
        return !at.isBefore(Instant.EPOCH) && at.isBefore(FAR);
    }

    /** Reads times, and refuses those outside our calendar where they stand. */
    private static final class Times extends StdDeserializer<Instant> {
        Times() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            var at = InstantDeserializer.INSTANT.deserialize(parser, context);
            if (at == null || isTime(at)) return at;
            throw context.weirdStringException(at.toString(), Instant.class, "outside our calendar");
        }
    }

    private final JsonMapper json;

    ReadPayload(JsonMapper json) {
        // a half is not a whole number: refused, not cut
        this.json = json.rebuild()
                .addModule(new SimpleModule("times").addDeserializer(Instant.class, new Times()))
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** @throws UnreadablePayload naming the first field that is not of its kind */
    public <T> T of(SentCommand command, Class<T> form) {
        try {
            return json.treeToValue(command.payload(), form);
        } catch (DatabindException e) {
            throw new UnreadablePayload(field(e.getPath()));
        }
    }

    /** {@code requests[0].theme}. */
    private static String field(List<JacksonException.Reference> path) {
        var field = new StringBuilder();
        for (var step : path) {
            if (step.getPropertyName() == null)
                field.append('[').append(step.getIndex()).append(']');
            else field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
        }
        return field.isEmpty() ? "payload" : field.toString();
    }
}
