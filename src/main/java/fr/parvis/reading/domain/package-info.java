// SPDX-License-Identifier: EUPL-1.2
/** Reading of what a letter says, found in the words of its picture: rules over text that nobody vouches for. */
@NullMarked
package fr.parvis.reading.domain;

import org.jspecify.annotations.NullMarked;
