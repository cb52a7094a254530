package fr.parvis.mandates.web;

import java.util.List;

/** Who may act under mandates. */
public record EntitledPage(List<Line> lines) {

    /** @param since in words; empty for who is not entitled */
    public record Line(String account, String name, String since) {}
}
