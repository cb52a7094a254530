// SPDX-License-Identifier: EUPL-1.2
/** The answer to a person who asks what is kept of them, and words that stand for what cannot be read. */
@NullMarked
package fr.parvis.people.papers;

import org.jspecify.annotations.NullMarked;
