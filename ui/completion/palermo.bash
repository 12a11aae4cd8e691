# Completion of palermo for bash: commands, their options, the values that some of them take.

_palermo_options() { # of a command
    case $1 in
    demo) echo --seat --lang --plain --dir --data ;;
    check) echo --strict --json --data ;;
    text) echo --lang --data ;;
    rehearse) echo --policy --runs --seed --json --data ;;
    serve) echo --dir --listen --speed --played --seed --seats --sync --data ;;
    cards) echo --reissue --print --lang ;;
    join) echo --check --lang --plain --theme --ascii --bell ;;
    console) echo --lang --plain --theme --ascii --bell ;;
    play) echo --policy --seed --lang ;;
    replay) echo --as --line --text --lang ;;
    verify) echo --redecide ;;
    export) echo --format -o ;;
    esac
}

# What may stand behind an option; nothing: a file, a number or a name.
_palermo_values() { # OPTION COMMAND
    case $1 in
    --lang) echo en it ru ;;
    --policy)
        echo diligent idle random careless eager
        [ "$2" != rehearse ] || echo all
        ;;
    --theme) echo default light dark contrast mono ;;
    --bell) echo urgent never ;;
    --format) echo jsonl ;;
    --sync) echo auto inline worker ;;
    esac
}

_palermo() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    local commands='demo check text rehearse serve cards join console play replay verify export version help'
    local values

    COMPREPLY=()
    if ((COMP_CWORD == 1)) || [[ $command == help ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word")
        return
    fi
    values=$(_palermo_values "$before" "$command")
    if [[ $values ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
    elif [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_palermo_options "$command") --help" -- "$word")
    elif [[ $command == text ]] && ((COMP_CWORD == 2)); then
        mapfile -t COMPREPLY < <(compgen -W 'extract status' -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
    fi
}

complete -o filenames -F _palermo palermo
