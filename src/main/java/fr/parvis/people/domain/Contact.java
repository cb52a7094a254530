// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.values.EnumCode;
import fr.parvis.values.PhoneNumber;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One way to reach somebody.
 *
 * @param text as it was typed
 */
public record Contact(UUID id, Kind kind, String text) {

    /** By what it reaches. */
    public enum Kind {
        PHONE,
        MAIL,
        POST;

        public String key() {
            return EnumCode.of(this);
        }

        static Kind of(String key) {
            return EnumCode.read(Kind.class, key);
        }
    }

    /** Normal form, equal for two contacts that reach the same; null for a postal address. */
    @Nullable
    String same() {
        return switch (kind) {
            case PHONE -> PhoneNumber.normalize(text);
            case MAIL -> text.strip().toLowerCase(Locale.ROOT);
            case POST -> null;
        };
    }

    String about() {
        return "contact " + id;
    }
}
