// SPDX-License-Identifier: EUPL-1.2
/** Entries of lists: how they are matched and ranked, what is tried and found, where their doors are, who objected. */
@NullMarked
package fr.parvis.outreach.domain;

import org.jspecify.annotations.NullMarked;
