;; Emacs's Eglot, set up as docs/editors.md says (VPNC_SETUP), on VPNC_FILE: does what the test asks, prints what it saw as JSON.
;; VPNC_UNTIDY is a file whose text is formatted at the end.
;; VPNC_HOVER, VPNC_COMPLETE and VPNC_USE are "LINE COLUMN", lines from 1, columns from 0.

;; Debian's packages of libraries that come with Emacs itself are newer.
(setq load-prefer-newer t)
(let ((packages "/usr/share/emacs/site-lisp/elpa"))
  (when (file-directory-p packages)
    (dolist (folder (directory-files packages t "^[a-z]"))
      (add-to-list 'load-path folder))))
(require 'json)
(require 'flymake)
(require 'xref)

(defun wait-for (what condition)
  (let ((end (+ (float-time) 30)))
    (while (not (funcall condition))
      (when (> (float-time) end) (error "no %s within 30 seconds" what))
      (accept-process-output nil 0.02)
      (sit-for 0.01))))

(defun go (place)
  (let ((numbers (mapcar #'string-to-number (split-string (getenv place)))))
    (goto-char (point-min))
    (forward-line (1- (car numbers)))
    (forward-char (cadr numbers))))

(defun ask (method &rest more)
  (jsonrpc-request (eglot--current-server-or-lose) method (append (eglot--TextDocumentPositionParams) more)))

(defun seen-diagnostic (each)
  `((line . ,(line-number-at-pos (flymake-diagnostic-beg each)))
    (code . ,(plist-get (alist-get 'eglot-lsp-diag (flymake-diagnostic-data each)) :code))
    (message . ,(flymake-diagnostic-text each))))

(load-file (getenv "VPNC_SETUP"))
(setq eglot-sync-connect 30 make-backup-files nil create-lockfiles nil)
(let (seen)
  (with-current-buffer (find-file-noselect (getenv "VPNC_FILE"))
    (unless (eq major-mode 'vpn-mode) (error "the mode is %s" major-mode))
    ;; What the mode's hook asks for happens when somebody looks at the buffer, and here nobody does.
    (apply #'eglot (eglot--guess-contact))
    (flymake-start)
    (wait-for "diagnostics" #'flymake-diagnostics)
    (push `(diagnostics . ,(vconcat (mapcar #'seen-diagnostic (flymake-diagnostics)))) seen)

    (font-lock-ensure)
    (goto-char (point-min))
    (search-forward "site hq")
    (push `(face . ,(symbol-name (get-text-property (match-beginning 0) 'face))) seen)

    (go "VPNC_HOVER")
    (push `(hover . ,(plist-get (plist-get (ask :textDocument/hover) :contents) :value)) seen)

    (go "VPNC_COMPLETE")
    (pcase-let ((`(,start ,_ ,table . ,_) (eglot-completion-at-point)))
      (push `(completion . ,(vconcat (mapcar #'substring-no-properties
                                             (all-completions (buffer-substring start (point)) table))))
            seen))

    (go "VPNC_USE")
    (let ((place (xref-location-marker (xref-item-location (car (xref-backend-definitions 'eglot "LSP identifier at point."))))))
      (goto-char place)
      (push `(definition . ((line . ,(line-number-at-pos)) (column . ,(current-column)))) seen))

    (go "VPNC_USE")
    (push `(references . ,(length (ask :textDocument/references :context '(:includeDeclaration t)))) seen)
    (eglot-rename (getenv "VPNC_NAME"))
    (push `(renamed . ,(buffer-string)) seen)

    (erase-buffer)
    (insert-file-contents (getenv "VPNC_UNTIDY"))
    (eglot-format-buffer)
    (push `(formatted . ((command . ,(buffer-string)))) seen)
    (set-buffer-modified-p nil)
    (eglot-shutdown (eglot-current-server)))
  (princ (json-encode (nreverse seen))))
