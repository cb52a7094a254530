// SPDX-License-Identifier: EUPL-1.2
/** Pages of the work on households: the list, the card, rounds of doors, sectors, objections. */
@NullMarked
package fr.parvis.outreach.web;

import org.jspecify.annotations.NullMarked;
