// SPDX-License-Identifier: EUPL-1.2
/** The guide as the help of the application: the chapters of {@code docs/guide}, searched, also without network. */
@NullMarked
package fr.parvis.shell.guide;

import org.jspecify.annotations.NullMarked;
