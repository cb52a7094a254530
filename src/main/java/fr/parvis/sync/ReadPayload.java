package fr.parvis.sync;

import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the payload of a command into a record of its form; what the record does not know is passed over. */
@Component
public class ReadPayload {
    private final JsonMapper json;

    ReadPayload(JsonMapper json) {
        // a half is not a whole number: refused, not cut
        this.json = json.rebuild()
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
