// SPDX-License-Identifier: EUPL-1.2
/** Questions and answers of a home in words: papers, steps of the case, and what is told to the person. */
@NullMarked
package fr.parvis.homes.papers;

import org.jspecify.annotations.NullMarked;
