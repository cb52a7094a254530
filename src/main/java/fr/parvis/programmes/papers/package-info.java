@NullMarked
package fr.parvis.programmes.papers;

import org.jspecify.annotations.NullMarked;
