package fr.parvis.people.web;

import fr.parvis.shell.Option;
import java.util.List;

/** What was looked for and who was found; who was read last before anything is asked. */
public record SearchPage(
        String asked, String why, List<Option> reasons, List<PersonRow> found, List<PersonRow> recent, boolean full) {}
