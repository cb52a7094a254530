package fr.parvis.people;

import java.util.Optional;
import java.util.UUID;

/** A module that may have reason to keep a file, also past its term; modules contribute theirs as beans. */
public interface KeepsPerson {

    /**
     * Why the file cannot be erased now.
     *
     * @param code key of the counted sentence that says so and what to do about it
     * @param count how many things keep it
     */
    record Reason(String code, long count) {}

    Optional<Reason> reasonToKeep(UUID person);
}
