// SPDX-License-Identifier: EUPL-1.2
/** The pages of who writes letters for others, and the templates of the network's head. */
@NullMarked
package fr.parvis.letters.web;

import org.jspecify.annotations.NullMarked;
