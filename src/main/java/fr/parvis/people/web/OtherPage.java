package fr.parvis.people.web;

import fr.parvis.shell.Option;
import java.util.List;

/** Looking for the other person: to merge with, or of the household. */
public record OtherPage(
        String id, String name, boolean household, String asked, List<PersonRow> found, List<Option> kinds) {}
