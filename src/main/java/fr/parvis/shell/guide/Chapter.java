// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell.guide;

import java.util.List;

/**
 * A chapter of the guide.
 *
 * @param id name of its file without ending, and end of its address
 * @param html without its title; made of the headings, texts, lists and tables of the file alone
 */
public record Chapter(String id, String title, String html, List<Section> sections) {

    /**
     * Text under one heading.
     *
     * @param anchor identifier of the heading in the page; empty for what stands before the first
     * @param level of the heading: 2 or 3
     */
    public record Section(String chapter, String anchor, int level, String title, String text) {
        /** Its end of an address: {@code 01-accueil#au-clavier}. */
        public String topic() {
            return anchor.isEmpty() ? chapter : chapter + "#" + anchor;
        }
    }
}
