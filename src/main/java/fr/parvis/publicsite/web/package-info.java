// SPDX-License-Identifier: EUPL-1.2
/** The pages of the public. */
@NullMarked
package fr.parvis.publicsite.web;

import org.jspecify.annotations.NullMarked;
