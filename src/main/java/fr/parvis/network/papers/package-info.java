// SPDX-License-Identifier: EUPL-1.2
/** Opening hours in words, for the public's pages, papers and the staff. */
@NullMarked
package fr.parvis.network.papers;

import org.jspecify.annotations.NullMarked;
