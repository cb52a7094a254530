// SPDX-License-Identifier: EUPL-1.2
/** Documents in words, and what is told of them to the person. */
@NullMarked
package fr.parvis.documents.papers;

import org.jspecify.annotations.NullMarked;
