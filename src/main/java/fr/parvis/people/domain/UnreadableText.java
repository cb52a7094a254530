// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

/** The words that stand for a text whose key is lost. */
public interface UnreadableText {
    String text();
}
