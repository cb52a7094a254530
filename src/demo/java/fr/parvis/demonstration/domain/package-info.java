/** How the demonstration network is made up. */
@NullMarked
package fr.parvis.demonstration.domain;

import org.jspecify.annotations.NullMarked;
