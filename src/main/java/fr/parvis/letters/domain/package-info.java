// SPDX-License-Identifier: EUPL-1.2
/** Letters, their templates, how they are laid out, numbered and sent. */
@NullMarked
package fr.parvis.letters.domain;

import org.jspecify.annotations.NullMarked;
