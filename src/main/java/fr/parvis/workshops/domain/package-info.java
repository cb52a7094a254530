// SPDX-License-Identifier: EUPL-1.2
/** The catalogue, cycles and their sessions, who is enrolled and who waits. */
@NullMarked
package fr.parvis.workshops.domain;

import org.jspecify.annotations.NullMarked;
