package fr.parvis.people.web;

import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looking for the other person: to merge with, or of the household.
 *
 * @param notSearched why nobody was looked for; nothing when the search was made
 */
public record OtherPage(
        String id,
        String name,
        boolean household,
        String asked,
        List<PersonRow> found,
        List<Option> kinds,
        @Nullable String notSearched) {}
