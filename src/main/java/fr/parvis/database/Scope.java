package fr.parvis.database;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf the database is asked: one association, the network's head (figures, never people), or the public.
 *
 * @param kind what policies compare with {@code parvis.scope}
 * @param association present exactly when {@code kind} is {@link Kind#ASSOCIATION}
 */
public record Scope(Kind kind, @Nullable UUID association) {

    /** The kinds of scope that policies know. */
    public enum Kind {
        ASSOCIATION,
        NETWORK,
        PUBLIC
    }

    public Scope {
        if ((kind == Kind.ASSOCIATION) != (association != null))
            throw new IllegalArgumentException("an association scope, and no other, names its association");
    }

    public static Scope of(UUID association) {
        return new Scope(Kind.ASSOCIATION, association);
    }

    public static Scope network() {
        return new Scope(Kind.NETWORK, null);
    }

    public static Scope everybody() {
        return new Scope(Kind.PUBLIC, null);
    }

    /** The value of {@code parvis.scope}: {@code association}, {@code network} or {@code public}. */
    String setting() {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
