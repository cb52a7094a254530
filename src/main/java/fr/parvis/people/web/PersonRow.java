package fr.parvis.people.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person in a list.
 *
 * @param facts birth year, commune, last contact: what tells them apart
 * @param reasons why the person is taken for another; empty in a search
 */
public record PersonRow(
        String id,
        String name,
        String facts,
        boolean discreet,
        List<String> reasons,
        @Nullable String href) {}
