// SPDX-License-Identifier: EUPL-1.2
/** The paper that a person signs, the mails about mandates, and what is told of them to the person. */
@NullMarked
package fr.parvis.mandates.papers;

import org.jspecify.annotations.NullMarked;
