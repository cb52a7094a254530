// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.papers;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object of a feed, in the order in which it is written; what is unknown is left out. */
final class JsonItem {
    /** In answers that tell changes: the first day on which a place receives nobody any more, so that a follower can drop it. */
    static final String CLOSED_ON = "date_fermeture";

    private final Map<String, Object> properties = new LinkedHashMap<>();

    JsonItem with(String name, @Nullable Object value) {
        boolean unknown = value == null
                || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> many && many.isEmpty();
        if (!unknown) properties.put(name, value instanceof JsonItem item ? item.properties : value);
        return this;
    }

    Map<String, Object> done() {
        return properties;
    }
}
