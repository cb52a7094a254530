// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import java.util.List;

/** Conflicts to be looked at, each with what to do. */
public record ConflictsPage(List<Item> items) {

    public record Item(String title, String text, String href, String label, List<Act> acts) {}

    /** @param href empty where it was taken back since */
    public record Act(String text, String href) {}
}
