package fr.parvis.rounds.web;

import fr.parvis.shell.Option;
import java.util.List;

/** What the form of a walk offers. */
public record WalkChoices(
        List<Option> sectors,
        List<Option> partners,
        List<Option> people,
        List<Option> kinds,
        String oldest,
        String now) {}
