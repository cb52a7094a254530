package fr.parvis.people;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A module that may have reason to keep a file, or knows when there was contact last; modules contribute theirs as beans. */
public interface KeepsPerson {

    /** Why the file cannot be erased now and what to do about it, in the user's words. */
    Optional<String> reasonToKeep(UUID person);

    /** The last day on which something was done for the person. */
    Optional<LocalDate> lastContact(UUID person);
}
