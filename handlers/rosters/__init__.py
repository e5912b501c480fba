"""The roster is changed: by lines, by what a file lacks, from the address book; each as one act."""
