package fr.parvis.people;

import java.util.Optional;
import java.util.UUID;

/** A module that may have reason to keep a file, also past its term; modules contribute theirs as beans. */
public interface KeepsPerson {

    /** Why the file cannot be erased now and what to do about it, in the user's words. */
    Optional<String> reasonToKeep(UUID person);
}
