// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.values.EnumCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why somebody left, was turned away, or goes first: closed lists, so that they can be counted. */
public final class Reason {
    private Reason() {}

    /** Why somebody left without help. */
    public enum Leaving {
        TOO_LONG,
        COMES_BACK,
        ABSENT,
        UNKNOWN;

        public String code() {
            return EnumCode.of(this);
        }

        public static Optional<Leaving> of(String code) {
            return EnumCode.find(Leaving.class, code);
        }
    }

    /** Why somebody was turned away. */
    public enum Refusing {
        CLOSING,
        TOO_MANY,
        NOT_OUR_SERVICE,
        NO_MEDIATOR,
        BEHAVIOUR,
        OTHER;

        public String code() {
            return EnumCode.of(this);
        }

        public static Optional<Refusing> of(String code) {
            return EnumCode.find(Refusing.class, code);
        }
    }

    /** Why somebody is called before those who came earlier. */
    public enum Priority {
        MOBILITY,
        PREGNANCY,
        DISTRESS,
        DEADLINE,
        APPOINTMENT;

        public String code() {
            return EnumCode.of(this);
        }

        public static Optional<Priority> of(String code) {
            return EnumCode.find(Priority.class, code);
        }
    }

    public static List<String> leaving() {
        return Arrays.stream(Leaving.values()).map(Leaving::code).toList();
    }

    public static List<String> refusing() {
        return Arrays.stream(Refusing.values()).map(Refusing::code).toList();
    }

    public static List<String> priorities() {
        return Arrays.stream(Priority.values()).map(Priority::code).toList();
    }
}
