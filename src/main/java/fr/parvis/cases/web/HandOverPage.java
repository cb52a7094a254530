package fr.parvis.cases.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/** Whose open cases go to whom; first whose, then to whom. */
public record HandOverPage(List<Option> from, List<Option> to, String chosenFrom, String chosenTo, Problems problems) {}
